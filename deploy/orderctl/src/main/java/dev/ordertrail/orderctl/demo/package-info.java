/// A scripted day of each demo shop: what its people and its providers do, played against a running
/// system.
///
/// Comes in: settings. Goes out: nothing but public HTTP requests and signed webhooks, a line for
/// each step once tracking shows it, and what was seen. Anything unexpected is a `Failure`: a day
/// that ends well has visited every status of its workflow. Start reading with a script
/// (`ServiceDay`), then `Actor`, then `Stage`.
@NullMarked
package dev.ordertrail.orderctl.demo;

import org.jspecify.annotations.NullMarked;
