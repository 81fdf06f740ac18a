package dev.lazurite.storage.samples;

/** 30,000 clients that never were, below the two lines of headers that the known table has. */
final class CreditCardTable {
    private static final int ROWS = 30_000;
    private static final int MONTHS = 6;
    private static final String HEADERS =
            ",X1,X2,X3,X4,X5,X6,X7,X8,X9,X10,X11,X12,X13,X14,X15,X16,X17,X18,X19,X20,X21,X22,X23,Y\n"
                    + "ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,"
                    + "BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,"
                    + "default payment next month";

    String csv() {
        Draws draws = new Draws(2005);
        Rows rows = new Rows(HEADERS);
        for (int id = 1; id <= ROWS; id++) {
            rows.add(row(draws, id));
        }
        return rows.text();
    }

    private static Object[] row(Draws draws, int id) {
        Object[] values = new Object[1 + 5 + 3 * MONTHS + 1];
        int limit = 10_000 * draws.between(1, 50);
        values[0] = id;
        values[1] = limit;
        values[2] = draws.chance(0.4) ? 1 : 2;
        values[3] = draws.weighted(new Integer[] {1, 2, 3, 4}, 0.35, 0.47, 0.16, 0.02);
        values[4] = draws.weighted(new Integer[] {1, 2, 3}, 0.45, 0.53, 0.02);
        values[5] = draws.normal(35, 9, 21, 79);
        double risk = draws.normal(0, 1) - limit / 500_000.0;
        for (int month = 0; month < MONTHS; month++) {
            int bill = (int) (limit * draws.uniform() * draws.uniform());
            values[6 + month] = delay(draws, risk);
            values[6 + MONTHS + month] = bill;
            values[6 + 2 * MONTHS + month] = (int) (bill * draws.uniform() * (risk > 1 ? 0.1 : 0.4));
        }
        int latest = (Integer) values[6];
        values[6 + 3 * MONTHS] = draws.logistic(-1.8 + 0.7 * Math.max(0, latest) + 0.3 * risk) ? 1 : 0;
        return values;
    }

    /** Months of delay; none or fewer for who paid in time. */
    private static int delay(Draws draws, double risk) {
        return draws.logistic(risk - 1.5)
                ? draws.weighted(new Integer[] {1, 2, 3}, 0.45, 0.5, 0.05)
                : draws.between(-2, 0);
    }
}
