/// What the two providers know, in memory and in one file of changes. It knows nothing of either
/// provider: an object is a JSON tree with an owner, a kind and an id.
@NullMarked
package dev.ordertrail.providers.store;

import org.jspecify.annotations.NullMarked;
