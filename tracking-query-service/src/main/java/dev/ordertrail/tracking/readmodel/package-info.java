/// The view tables, their statements, and the answers that are made of them.
///
/// Comes in: documents from `intake`, questions from `http`. Goes out: rows, and answers as a
/// particular reader may see them; personal data is opened here, at read time, so that a destroyed
/// key shows at once. Writers take the rows of a batch in key order. Start at [ViewWriter] for what
/// is stored, at [Orders] for what is read. JAX-RS and Kafka stay out.
@NullMarked
package dev.ordertrail.tracking.readmodel;

import org.jspecify.annotations.NullMarked;
