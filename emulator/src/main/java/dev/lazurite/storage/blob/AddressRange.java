package dev.lazurite.storage.blob;

import java.util.regex.Pattern;

/** One IPv4 address, or the addresses between two; what {@code sip} allows. */
record AddressRange(long first, long last) {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    static AddressRange of(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new AddressRange(number(text), number(text))
                : new AddressRange(number(text.substring(0, dash)), number(text.substring(dash + 1)));
    }

    boolean contains(String address) {
        long number = number(address);
        return number >= 0 && number >= first && number <= last;
    }

    /** The address as a number; -1 for what is no IPv4 address. */
    private static long number(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return -1;
        }
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }
}
