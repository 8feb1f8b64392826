/// Where things are and what they are called: directories, ports, addresses, secrets.
///
/// Comes in: environment variables and `.ordertrail/`. Goes out: values, and the environment of
/// every process. A variable that the user has set always wins over a stored or a default value.
@NullMarked
package dev.ordertrail.orderctl.settings;

import org.jspecify.annotations.NullMarked;
