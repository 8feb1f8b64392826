@NullMarked
package dev.ordertrail.shipping.domain;

import org.jspecify.annotations.NullMarked;
