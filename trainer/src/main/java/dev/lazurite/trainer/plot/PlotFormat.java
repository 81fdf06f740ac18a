package dev.lazurite.trainer.plot;

/** The kinds of files that plots are written as, by their typed names, which end the files' names too. */
public enum PlotFormat {
    svg,
    png
}
