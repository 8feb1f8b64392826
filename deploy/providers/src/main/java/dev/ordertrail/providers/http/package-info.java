/// HTTP without a framework, since a process that stands in for somebody else should cost little:
/// requests and answers as values, forms with brackets, and the JDK's own server.
@NullMarked
package dev.ordertrail.providers.http;

import org.jspecify.annotations.NullMarked;
