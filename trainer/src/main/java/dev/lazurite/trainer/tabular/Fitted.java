package dev.lazurite.trainer.tabular;

import java.nio.file.Path;
import java.util.List;

import dev.lazurite.trainer.api.Model;

/**
 * A finished fit.
 *
 * @param files what was written
 */
public record Fitted(Model model, Provenance provenance, List<Path> files) {}
