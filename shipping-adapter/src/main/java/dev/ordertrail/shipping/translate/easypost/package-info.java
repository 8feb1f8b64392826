/// EasyPost's `tracker.created` and `tracker.updated` in our words.
///
/// Start at [dev.ordertrail.shipping.translate.easypost.EasyPostTranslator]; the vocabulary of ten
/// statuses and their details is in [dev.ordertrail.shipping.translate.easypost.Vocabulary]. Every
/// callback carries the whole history again, and the tracker's own status may be ahead of it. A new
/// case is a `*.case.yaml` beside the tests: no Java.
@NullMarked
package dev.ordertrail.shipping.translate.easypost;

import org.jspecify.annotations.NullMarked;
