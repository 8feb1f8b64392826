/// The processes of a system: what each of them is started with, and how it is known to be ready.
///
/// Comes in: settings. Goes out: parts for the supervisor, the same ones for `up`, for the run that
/// fills the start caches and for the bench. All JVMs get their options in `Jvm`, since a start
/// cache is refused by a JVM that has others than the one that filled it.
@NullMarked
package dev.ordertrail.orderctl.parts;

import org.jspecify.annotations.NullMarked;
