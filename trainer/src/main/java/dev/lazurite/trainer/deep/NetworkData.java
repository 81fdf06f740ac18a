package dev.lazurite.trainer.deep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TableOptions;
import dev.lazurite.trainer.deep.image.ImageFolder;
import dev.lazurite.trainer.deep.network.DeclaredInput;

/** The rows that a network learns from: a table, a table with one column of texts, or a folder of pictures. */
public record NetworkData(Dataset rows, String target, Task task, String sha256) {
    static NetworkData read(DeclaredInput input, NetworkRequest request, Progress progress) throws IOException {
        Path path = request.fit().data().path();
        if (input instanceof DeclaredInput.Image != Files.isDirectory(path)) {
            throw new InvalidInputException(
                    input instanceof DeclaredInput.Image
                            ? "%s is no folder; a network over pictures needs one, with a folder for each class."
                                    .formatted(path)
                            : "%s is a folder; a network over tables or texts needs a file. For pictures: --learner cnn."
                                    .formatted(path));
        }
        return input instanceof DeclaredInput.Image
                ? pictures(path, request.fit().target().orElse(ImageFolder.LABEL), progress)
                : table(input, request, progress);
    }

    private static NetworkData pictures(Path path, String target, Progress progress) throws IOException {
        ImageFolder folder = ImageFolder.open(path);
        String sha256 = folder.sha256();
        progress.dataRead(path, folder.files().size(), 2, sha256);
        return new NetworkData(folder.table(target), target, Task.CLASSIFICATION, sha256);
    }

    private static NetworkData table(DeclaredInput input, NetworkRequest request, Progress progress)
            throws IOException {
        TableFile file = TableFile.open(request.fit().data());
        progress.dataRead(request.fit().data().path(), file.rows(), file.columns(), file.sha256());
        String target = request.fit()
                .target()
                .orElseThrow(() -> new InvalidInputException(
                        "A network learns what a column says: name it with --target. The columns are: %s."
                                .formatted(String.join(", ", file.names()))));
        Task task = file.task(target, request.fit().task(), EnumSet.of(Task.CLASSIFICATION, Task.REGRESSION));
        Dataset rows = input instanceof DeclaredInput.Features
                ? file.read(target, task, progress)
                : file.read(new Schema(List.of(
                        new Column(text(file, target, request.text()), ColumnType.CATEGORICAL),
                        new Column(
                                target, task == Task.CLASSIFICATION ? ColumnType.CATEGORICAL : ColumnType.NUMERIC))));
        return new NetworkData(rows, target, task, file.sha256());
    }

    private static String text(TableFile file, String target, Optional<String> named) {
        if (named.isPresent()) {
            return named.get();
        }
        List<String> others =
                file.names().stream().filter(name -> !name.equals(target)).toList();
        if (others.size() != 1) {
            throw new InvalidInputException("Several columns might hold the texts: %s. Name one with --text."
                    .formatted(String.join(", ", others)));
        }
        return others.get(0);
    }

    /** The rows that a saved network needs, with or without its target. */
    public static Dataset read(NetworkModel model, TableOptions options, boolean withTarget) throws IOException {
        if (Files.isDirectory(options.path())) {
            return ImageFolder.open(options.path()).table(model.target().name());
        }
        return TableFile.open(options).read(withTarget ? model.inputsAndTarget() : model.inputs());
    }
}
