/** Small plots as SVG and PNG. Of the libraries for it JFreeChart and what XChart needs for SVG are LGPL. */
package dev.lazurite.trainer.plot;
