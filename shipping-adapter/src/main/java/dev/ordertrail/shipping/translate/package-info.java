/// What a carrier said, in words of no carrier: the results that every translator below shares.
///
/// Comes in: a stored payload as a JSON tree. Goes out: a
/// [dev.ordertrail.shipping.translate.Translation]. Pure: no clock, no database, no knowledge of
/// which parcels we follow. Imports contracts, the JDK and the Jackson tree, nothing else.
@NullMarked
package dev.ordertrail.shipping.translate;

import org.jspecify.annotations.NullMarked;
