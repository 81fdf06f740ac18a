package dev.lazurite.storage.blob;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.storage.Accounts;

/** Get and Set Blob Service Properties, Get Account Information. */
final class ServiceHandlers {
    private static final int LARGEST = 64 * 1024;

    private final Accounts accounts;

    ServiceHandlers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** {@code Service_GetAccountInfo}. */
    Answer accountInformation(Call call) {
        return BlobAnswers.with(
                Answer.empty(200),
                Map.of(
                        "x-ms-sku-name", "Standard_LRS",
                        "x-ms-account-kind", "StorageV2",
                        "x-ms-is-hns-enabled", "false"));
    }

    /** {@code Service_GetProperties}. */
    Answer properties(Call call) {
        String kept = accounts.serviceProperties(BlobCalls.account(call));
        return kept.isEmpty() ? defaults() : Answer.text(200, Xml.TYPE, kept);
    }

    private static Answer defaults() {
        return Xml.answer(200, "StorageServiceProperties", xml -> {
            xml.open("Logging").element("Version", "1.0");
            xml.element("Read", "false").element("Write", "false").element("Delete", "false");
            retention(xml).close();
            for (String metrics : new String[] {"HourMetrics", "MinuteMetrics"}) {
                xml.open(metrics).element("Version", "1.0").element("Enabled", "false");
                retention(xml).close();
            }
            xml.element("Cors", "")
                    .open("DeleteRetentionPolicy")
                    .element("Enabled", "false")
                    .close();
            xml.open("StaticWebsite").element("Enabled", "false").close();
        });
    }

    private static Xml retention(Xml xml) throws XMLStreamException {
        return xml.open("RetentionPolicy").element("Enabled", "false").close();
    }

    /** {@code Service_SetProperties}: kept and given back, without an effect. */
    Answer setProperties(Call call) throws IOException {
        byte[] document = call.bytes(LARGEST);
        XMLStreamReader xml = Xml.read(document);
        try {
            xml.nextTag();
            if (!xml.getLocalName().equals("StorageServiceProperties")) {
                throw Xml.invalid("the root is '" + xml.getLocalName() + "'; 'StorageServiceProperties' is expected");
            }
            while (xml.hasNext()) {
                xml.next();
            }
        } catch (XMLStreamException malformed) {
            throw Xml.invalid(malformed.getMessage());
        }
        accounts.setServiceProperties(BlobCalls.account(call), new String(document, StandardCharsets.UTF_8));
        return Answer.empty(202);
    }
}
