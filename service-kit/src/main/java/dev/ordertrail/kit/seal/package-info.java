/// Personal data that lasts is sealed: AES-256-GCM, a key per person, each key wrapped by the
/// key-encryption key of the deployment.
///
/// Comes in: personal data or text. Goes out: a box that opens as long as the person's key exists;
/// destroying the key (a tombstone on `person-keys`) makes every copy unreadable, in topics and
/// backups too. order-service makes keys ([dev.ordertrail.kit.seal.PersonKeys#ensure]); the others
/// learn them from the topic.
@NullMarked
package dev.ordertrail.kit.seal;

import org.jspecify.annotations.NullMarked;
