package dev.lazurite.storage.blob;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Fault;

/** The XML documents of the service. External entities and document types are not read. */
final class Xml {
    static final String TYPE = "application/xml";

    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();
    private static final XMLInputFactory INPUT = safe(XMLInputFactory.newDefaultFactory());

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    Xml(String root) throws XMLStreamException {
        writer = OUTPUT.createXMLStreamWriter(bytes, "utf-8");
        writer.writeStartDocument("utf-8", "1.0");
        writer.writeStartElement(root);
    }

    private static XMLInputFactory safe(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Writes a document; an error in its writing is a defect. */
    static Answer answer(int status, String root, Writing content) {
        try {
            Xml xml = new Xml(root);
            content.on(xml);
            xml.writer.writeEndDocument();
            xml.writer.close();
            return new Answer(status, java.util.Map.of(), new Answer.Bytes(TYPE, xml.bytes.toByteArray()));
        } catch (XMLStreamException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** What a document contains. */
    @FunctionalInterface
    interface Writing {
        void on(Xml xml) throws XMLStreamException;
    }

    Xml attribute(String name, String value) throws XMLStreamException {
        writer.writeAttribute(name, value);
        return this;
    }

    Xml open(String name) throws XMLStreamException {
        writer.writeStartElement(name);
        return this;
    }

    Xml close() throws XMLStreamException {
        writer.writeEndElement();
        return this;
    }

    /** An element with text; without any it is an empty element. */
    Xml element(String name, String text) throws XMLStreamException {
        if (text.isEmpty()) {
            writer.writeEmptyElement(name);
            return this;
        }
        writer.writeStartElement(name);
        writer.writeCharacters(text);
        writer.writeEndElement();
        return this;
    }

    Xml text(String text) throws XMLStreamException {
        writer.writeCharacters(text);
        return this;
    }

    /** Whether XML 1.0 can hold a text at all. */
    static boolean holds(String text) {
        return text.codePoints()
                .allMatch(c -> c == 0x9
                        || c == 0xA
                        || c == 0xD
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000);
    }

    static XMLStreamReader read(byte[] document) {
        try {
            return INPUT.createXMLStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8.name());
        } catch (XMLStreamException malformed) {
            throw invalid(malformed.getMessage());
        }
    }

    static Fault invalid(String reason) {
        return Fault.of(
                        400,
                        "InvalidXmlDocument",
                        "XML specified is not syntactically valid: " + reason.replace('\n', ' '))
                .at("body");
    }
}
