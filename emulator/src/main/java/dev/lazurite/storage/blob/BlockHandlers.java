package dev.lazurite.storage.blob;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobProperties;
import dev.lazurite.storage.BlockWriting;
import dev.lazurite.storage.BlockWriting.Block;
import dev.lazurite.storage.BlockWriting.Reference;
import dev.lazurite.storage.BlockWriting.Where;
import dev.lazurite.storage.Precondition;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;

/** Put Block, Put Block List, Get Block List, Append Block. */
final class BlockHandlers {
    private static final int LARGEST_LIST = 16 * 1024 * 1024;
    private static final long LARGEST_BLOCK = 4000;
    private static final long LARGEST_APPEND = 100;

    private final BlockWriting blocks;

    BlockHandlers(BlockWriting blocks) {
        this.blocks = blocks;
    }

    /** {@code BlockBlob_StageBlock}. */
    Answer stage(Call call) throws IOException {
        if (call.header("x-ms-copy-source").isPresent()) {
            throw Fault.notEmulated("Put Block From URL is not emulated: read the source and put its bytes.");
        }
        String block = call.query("blockid").orElse("");
        checkBlock(block);
        BlobCalls.checkLength(call, LARGEST_BLOCK);
        blocks.stage(BlobCalls.key(call), block, call.body(), BlobCalls.md5(call));
        Answer answer = Answer.empty(201).header("x-ms-request-server-encrypted", "true");
        return BlobCalls.md5(call).map(md5 -> answer.header("Content-MD5", md5)).orElse(answer);
    }

    private static void checkBlock(String block) {
        try {
            int length = Base64.getDecoder().decode(block).length;
            if (length < 1 || length > 64) {
                throw new IllegalArgumentException("length " + length);
            }
        } catch (IllegalArgumentException notBase64) {
            throw StorageFaults.invalidQuery(
                    "blockid", block, "the base64 form of 1 to 64 bytes is expected, percent-encoded");
        }
    }

    /** {@code BlockBlob_CommitBlockList}. */
    Answer commit(Call call) throws IOException {
        BlobProperties properties = new BlobProperties(BlobCalls.blobHeaders(call), BlobCalls.metadata(call), Map.of());
        StoredBlob blob = blocks.commit(
                BlobCalls.key(call), references(call.bytes(LARGEST_LIST)), properties, WriteHandlers.conditions(call));
        return BlobAnswers.written(201, blob);
    }

    private static List<Reference> references(byte[] document) {
        List<Reference> references = new ArrayList<>();
        XMLStreamReader xml = Xml.read(document);
        try {
            xml.nextTag();
            if (!xml.getLocalName().equals("BlockList")) {
                throw Xml.invalid("the root is '" + xml.getLocalName() + "'; 'BlockList' is expected");
            }
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                Where where = where(xml.getLocalName());
                references.add(new Reference(where, xml.getElementText().strip()));
            }
            return references;
        } catch (XMLStreamException malformed) {
            throw Xml.invalid(malformed.getMessage());
        }
    }

    private static Where where(String name) {
        return switch (name) {
            case "Committed" -> Where.COMMITTED;
            case "Uncommitted" -> Where.UNCOMMITTED;
            case "Latest" -> Where.LATEST;
            default -> throw Xml.invalid("'" + name + "' is not one of Committed, Uncommitted and Latest");
        };
    }

    /** {@code BlockBlob_GetBlockList}. */
    Answer list(Call call) {
        String which = call.query("blocklisttype").orElse("committed").toLowerCase(Locale.ROOT);
        if (!List.of("committed", "uncommitted", "all").contains(which)) {
            throw StorageFaults.invalidQuery("blocklisttype", which, "committed, uncommitted and all are accepted");
        }
        BlockWriting.Blocks found = blocks.blocks(BlobCalls.key(call));
        Answer answer = Xml.answer(200, "BlockList", xml -> {
            if (!which.equals("uncommitted")) {
                write(xml, "CommittedBlocks", found.committed());
            }
            if (!which.equals("committed")) {
                write(xml, "UncommittedBlocks", found.uncommitted());
            }
        });
        return found.blob()
                .map(blob -> BlobAnswers.with(
                        answer,
                        Map.of(
                                "ETag", blob.etagText(),
                                "Last-Modified", Dates.http(blob.modified()),
                                "x-ms-blob-content-length", String.valueOf(blob.length()))))
                .orElse(answer.header("x-ms-blob-content-length", "0"));
    }

    private static void write(Xml xml, String name, List<Block> list) throws XMLStreamException {
        xml.open(name);
        for (Block block : list) {
            xml.open("Block")
                    .element("Name", block.id())
                    .element("Size", String.valueOf(block.length()))
                    .close();
        }
        xml.close();
    }

    /** {@code AppendBlob_AppendBlock}. */
    Answer append(Call call) throws IOException {
        if (call.header("x-ms-copy-source").isPresent()) {
            throw Fault.notEmulated("Append Block From URL is not emulated: read the source and append its bytes.");
        }
        BlobCalls.checkLength(call, LARGEST_APPEND);
        BlockWriting.Appended appended =
                blocks.append(BlobCalls.key(call), call.body(), BlobCalls.md5(call), appending(call));
        return BlobAnswers.written(201, appended.blob())
                .header("x-ms-blob-append-offset", String.valueOf(appended.offset()))
                .header("x-ms-blob-committed-block-count", String.valueOf(appended.blocks()));
    }

    private static Precondition appending(Call call) {
        Precondition conditions = Conditions.of(call);
        Optional<Long> position = BlobCalls.number(call, "x-ms-blob-condition-appendpos");
        Optional<Long> most = BlobCalls.number(call, "x-ms-blob-condition-maxsize");
        return current -> {
            conditions.check(current);
            long length = current.map(StoredBlob::length).orElse(0L);
            if (position.filter(wanted -> wanted != length).isPresent()) {
                throw Fault.of(
                        412,
                        "AppendPositionConditionNotMet",
                        "The append position condition specified was not met: the blob has " + length + " bytes.");
            }
            if (most.filter(limit -> length + call.length() > limit).isPresent()) {
                throw Fault.of(412, "MaxBlobSizeConditionNotMet", "The max blob size condition specified was not met.");
            }
        };
    }
}
