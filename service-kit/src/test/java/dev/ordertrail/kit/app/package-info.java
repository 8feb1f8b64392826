/// A small service on top of the kit: it shows that the kit's beans, defaults and mappers come
/// together in Quarkus.
@NullMarked
package dev.ordertrail.kit.app;

import org.jspecify.annotations.NullMarked;
