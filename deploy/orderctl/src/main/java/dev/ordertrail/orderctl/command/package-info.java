/// One class per command: `./run up` is `Up`. They read settings, use `supervise` and `api`, and
/// print.
@NullMarked
package dev.ordertrail.orderctl.command;

import org.jspecify.annotations.NullMarked;
