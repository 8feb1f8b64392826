/// The pay pages. A buyer sees what they buy and types a card number; the number decides. A script
/// does the same with one POST and gets JSON.
@NullMarked
package dev.ordertrail.providers.page;

import org.jspecify.annotations.NullMarked;
