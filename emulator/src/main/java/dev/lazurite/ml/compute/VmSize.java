package dev.lazurite.ml.compute;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/**
 * A size of machine, as the service describes it. Deviation: prices are those of Linux in East US as they stood on Azure's list in
 * 2023, for every region, and only for dedicated machines.
 */
public record VmSize(
        String name,
        String family,
        int vCpus,
        int gpus,
        double memoryGb,
        int osVhdSizeMb,
        int maxResourceVolumeMb,
        boolean lowPriorityCapable,
        boolean premiumIo,
        List<String> supportedComputeTypes,
        double usdPerHour) {

    /** A size from a line of the table, whose columns are the components of this record in their order. */
    static VmSize of(String line) {
        String[] column = line.split(",");
        return new VmSize(
                column[0],
                column[1],
                Integer.parseInt(column[2]),
                Integer.parseInt(column[3]),
                Double.parseDouble(column[4]),
                Integer.parseInt(column[5]),
                Integer.parseInt(column[6]),
                Boolean.parseBoolean(column[7]),
                Boolean.parseBoolean(column[8]),
                List.of(column[9].split(";")),
                Double.parseDouble(column[10]));
    }

    ObjectNode view() {
        ObjectNode view = Json.object()
                .put("name", name)
                .put("family", family)
                .put("vCPUs", vCpus)
                .put("gpus", gpus)
                .put("osVhdSizeMB", osVhdSizeMb)
                .put("maxResourceVolumeMB", maxResourceVolumeMb)
                .put("memoryGB", memoryGb)
                .put("lowPriorityCapable", lowPriorityCapable)
                .put("premiumIO", premiumIo);
        ObjectNode prices = view.putObject("estimatedVMPrices")
                .put("billingCurrency", "USD")
                .put("unitOfMeasure", "OneHour");
        prices.putArray("values")
                .addObject()
                .put("retailPrice", usdPerHour)
                .put("osType", "Linux")
                .put("vmTier", "Standard");
        supportedComputeTypes.forEach(view.putArray("supportedComputeTypes")::add);
        return view;
    }
}
