/// Imports, templates and changes of many orders.
@NullMarked
package dev.ordertrail.order.bulk;

import org.jspecify.annotations.NullMarked;
