/// `kill -9` at random instants, and who judges afterwards what is left.
///
/// Comes in: what was acknowledged, what is stored, what is on the topics, what tracking shows.
/// Goes out: complaints, none when nothing was lost, doubled, swapped or invented. Start at
/// [dev.ordertrail.systemtest.kill.Checker]; its own test plants each kind of damage.
@NullMarked
package dev.ordertrail.systemtest.kill;

import org.jspecify.annotations.NullMarked;
