package dev.lazurite.jobs.staging;

import java.util.Optional;

/** The assets of workspaces, as jobs need them. */
public interface Assets {
    /** What an asset is. */
    enum Kind {
        CODE,
        DATA,
        MODEL
    }

    /**
     * Names a version of an asset.
     *
     * @param registry the registry that holds it; empty for the workspace of the job
     * @param selector a version, or a label when {@code labelled}
     */
    record Reference(String registry, Kind kind, String name, String selector, boolean labelled) {
        @Override
        public String toString() {
            return name + (labelled ? "@" : ":") + selector;
        }
    }

    /**
     * A version of an asset.
     *
     * @param id its ARM id
     * @param type such as {@code uri_folder}; empty for code
     * @param uri where its content is
     */
    record Asset(String id, String type, String uri) {}

    /**
     * What becomes of a named output.
     *
     * @param version empty for the next one
     * @param type the output's type, which for models is {@code custom_model}, {@code mlflow_model} or {@code triton_model}
     * @param job the name of the job that made it
     */
    record Output(Kind kind, String name, String version, String type, String uri, String job) {}

    Optional<Asset> find(String workspace, Reference reference);

    /** Registers a version; the version that is there already is left as it is and returned. */
    Asset register(String workspace, Output output);
}
