/**
 * Component assets: the reusable steps of pipelines, by name and version. The document that was sent is kept, with its
 * references resolved; the service's rewriting of it is done when it is shown.
 */
package dev.lazurite.ml.component;
