package dev.lazurite.jobs.isolation;

import java.nio.file.Path;
import java.util.List;

/**
 * Which files a job sees that others do not, or not so. All paths are absolute and without links; where two lie in each other, the
 * inner one counts.
 *
 * @param hidden a folder that is empty but for what the other components name in it
 * @param own the job's folder, which it may write
 * @param shared what is there and cannot be changed
 * @param layered folders whose content the job may change for itself: nobody else sees what it does to them
 * @param readOnly what in its own folder it cannot change
 * @param secret a folder in its own folder that is empty for it
 */
public record View(Path hidden, Path own, List<Path> shared, List<Path> layered, List<Path> readOnly, Path secret) {}
