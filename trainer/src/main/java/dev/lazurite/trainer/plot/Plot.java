package dev.lazurite.trainer.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture of numbers. */
public sealed interface Plot permits BarPlot, LinePlot, TreePlot {
    /** In points. */
    double width();

    /** In points. */
    double height();

    void draw(Canvas canvas);

    /** Writes the picture to {@code NAME.svg} or {@code NAME.png} in a folder, and returns the file. */
    default Path write(Path folder, String name, PlotFormat format) throws IOException {
        Path file = folder.resolve(name + "." + format.name());
        switch (format) {
            case svg -> {
                var svg = new Svg(width(), height());
                draw(svg);
                Files.writeString(file, svg.done());
            }
            case png -> Png.write(this, file);
        }
        return file;
    }
}
