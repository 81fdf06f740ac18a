/** Entra ID as far as clients see it: tenants, tokens, discovery, and who a token speaks for. */
package dev.lazurite.identity;
