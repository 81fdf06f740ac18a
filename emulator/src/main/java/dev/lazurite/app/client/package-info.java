/**
 * What the clients of an instance need around them: the variables, the CA bundle and the trust store that make unmodified
 * clients reach it. The command line prints them, and jobs run with them.
 */
package dev.lazurite.app.client;
