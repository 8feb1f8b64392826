/// What each service would otherwise write again. It knows no order: a thing that one service uses
/// lives in that service.
@NullMarked
package dev.ordertrail.kit;

import org.jspecify.annotations.NullMarked;
