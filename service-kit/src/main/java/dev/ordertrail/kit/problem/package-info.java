/// Refusals over HTTP: RFC 9457 documents, one code each, and nothing of our inside.
///
/// Comes in: exceptions. Goes out: `application/problem+json` with `type`, `title`, `status`,
/// `detail`, `code`, `canRetry`, `suggestedAction`, `instance` and the facts of the case as
/// extension members. Codes are [dev.ordertrail.kit.problem.Code]; what nobody expected is
/// INTERNAL_ERROR with a trace id.
@NullMarked
package dev.ordertrail.kit.problem;

import org.jspecify.annotations.NullMarked;
