/// One address in front of the five services, from one list of routes.
@NullMarked
package dev.ordertrail.gateway;

import org.jspecify.annotations.NullMarked;
