/// One address in front of the five services, from one list of routes (`routes.txt`).
///
/// Comes in: any HTTP request. Goes out: the same request to the service that its method and path
/// name, with a client address that can be trusted. Bodies and event streams pass through
/// unbuffered; nothing is stored and nothing of a body is read. Start reading at
/// [dev.ordertrail.gateway.Gateway].
@NullMarked
package dev.ordertrail.gateway;

import org.jspecify.annotations.NullMarked;
