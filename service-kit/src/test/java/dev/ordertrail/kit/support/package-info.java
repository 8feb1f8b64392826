/// What the kit's tests stand on: a database with the kit's tables, topics of their own, samples.
@NullMarked
package dev.ordertrail.kit.support;

import org.jspecify.annotations.NullMarked;
