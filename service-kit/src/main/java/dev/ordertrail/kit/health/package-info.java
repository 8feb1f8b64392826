/// What has stopped for good: the process is alive only as long as nothing has.
@NullMarked
package dev.ordertrail.kit.health;

import org.jspecify.annotations.NullMarked;
