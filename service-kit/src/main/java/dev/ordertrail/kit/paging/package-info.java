/// Pages of lists: by number, or by an opaque cursor that stays right while the list grows.
@NullMarked
package dev.ordertrail.kit.paging;

import org.jspecify.annotations.NullMarked;
