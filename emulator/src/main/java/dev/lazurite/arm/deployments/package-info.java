/**
 * Template deployments: a template's expressions are evaluated, its resources written through the resource engine in the
 * order of their dependencies. What of the template language is missing is refused by name.
 */
package dev.lazurite.arm.deployments;
