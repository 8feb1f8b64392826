@NullMarked
package dev.ordertrail.shipping.http;

import org.jspecify.annotations.NullMarked;
