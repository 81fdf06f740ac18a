package dev.lazurite.ml.assets;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** What is particular to one kind of asset. */
public interface AssetType {
    AssetKind kind();

    Numbering numbering();

    /**
     * Checks and completes the properties of a version.
     *
     * @param sent what the client sent; free to change
     * @param existing the version that was there
     * @return the properties to keep
     */
    ObjectNode complete(WorkspaceFacts workspace, ArmId id, ObjectNode sent, Optional<Resource> existing);

    /** The properties of a container that {@code version}, the first of it, brings into being. */
    default Shape container() {
        return Shape.container();
    }

    /** How a version's properties are shown to {@code call}; free to change. */
    default ObjectNode shown(Resource version, ObjectNode properties, Call call) {
        return properties;
    }

    /** Whether a container says which version was made last. */
    default boolean saysLatest() {
        return true;
    }

    /** By what a version is found besides its id. */
    default String lookup(ObjectNode properties) {
        return "";
    }

    /** What a PUT that changes a version answers. */
    default int updatedStatus() {
        return 200;
    }

    /** The refusal for a container that is not there. */
    default Fault noContainer(String name) {
        return missing(kind().noun() + "NotFound", kind().noun() + " container with name: " + name + " not found.");
    }

    /** The refusal for a version that is not there. */
    default Fault noVersion(String name, String version) {
        return missing(
                kind().noun() + "NotFound",
                kind().noun() + " asset with name: " + name + " and version: " + version + " not found.");
    }

    private static Fault missing(String code, String message) {
        return Fault.of(404, "UserError", "The specified resource was not found.")
                .by(ArmSurface.MANAGEMENT_FRONT_END)
                .detail(code, message);
    }

    /** The refusal of a change to what a version points at; clients compare this text. */
    static Fault pathChanged() {
        return ArmSurface.userError(400, "BadArgument", "Asset paths cannot be updated.");
    }
}
