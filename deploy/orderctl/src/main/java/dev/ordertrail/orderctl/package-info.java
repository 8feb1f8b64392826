/// The command line behind `./run`.
///
/// Comes in: arguments, environment variables, `.ordertrail/`. Goes out: running processes, tokens,
/// signatures, what the topics hold. One class per command, named for it (`Up`, `Demo`, ...);
/// `supervise` starts processes and keeps them, `settings` knows addresses and secrets, `api`
/// speaks to a running system as anybody could. Start reading at
/// [dev.ordertrail.orderctl.OrderCtl].
@NullMarked
package dev.ordertrail.orderctl;

import org.jspecify.annotations.NullMarked;
