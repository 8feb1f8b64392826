@NullMarked
package dev.ordertrail.shipping.translate.easypost;

import org.jspecify.annotations.NullMarked;
