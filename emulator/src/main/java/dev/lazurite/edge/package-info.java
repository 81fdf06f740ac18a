/**
 * Where bytes become calls and answers become bytes: the server, its certificates, the proxy, hosts and routes. Knows
 * {@code platform} and nothing of what the operations do. Only this package sees Javalin and Jetty.
 */
package dev.lazurite.edge;
