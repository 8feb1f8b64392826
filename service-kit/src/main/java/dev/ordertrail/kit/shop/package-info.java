/// What is set for each shop. In: the environment. Out: a setting of one shop, or none; what it
/// means is the services' business.
@NullMarked
package dev.ordertrail.kit.shop;

import org.jspecify.annotations.NullMarked;
