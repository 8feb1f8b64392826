/// Processes: started, watched, started again, ended in order.
///
/// Comes in: parts (what to run and how to know that it is ready). Goes out: running processes, log
/// files, and in `.ordertrail/run` who runs. Nothing here knows what a part is for. Processes get a
/// session of their own, so that Ctrl-C reaches only the supervisor.
@NullMarked
package dev.ordertrail.orderctl.supervise;

import org.jspecify.annotations.NullMarked;
