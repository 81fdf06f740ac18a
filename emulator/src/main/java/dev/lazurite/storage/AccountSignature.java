package dev.lazurite.storage;

import java.util.List;
import java.util.function.Function;

/** How shared access signatures of a whole account are signed (REST reference, "Create an account SAS"). */
public final class AccountSignature {
    private static final List<String> FIELDS = List.of("sp", "ss", "srt", "st", "se", "sip", "spr", "sv");
    /** The first version that signs the encryption scope too. */
    private static final String WITH_SCOPE = "2020-12-06";

    private AccountSignature() {}

    /**
     * The text that is signed.
     *
     * @param field gives the value of a query parameter of the signature, or an empty text
     */
    public static String stringToSign(String account, Function<String, String> field) {
        StringBuilder text = new StringBuilder(account).append('\n');
        for (String name : FIELDS) {
            text.append(field.apply(name)).append('\n');
        }
        if (field.apply("sv").compareTo(WITH_SCOPE) >= 0) {
            text.append(field.apply("ses")).append('\n');
        }
        return text.toString();
    }
}
