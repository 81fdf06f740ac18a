package dev.lazurite.storage.samples;

/** 303 patients that never were; the target hangs on what the known data says matters most. */
final class HeartTable {
    private static final int ROWS = 303;

    String csv() {
        Draws draws = new Draws(303);
        Rows rows = new Rows("age,sex,cp,trestbps,chol,fbs,restecg,thalach,exang,oldpeak,slope,ca,thal,target");
        for (int i = 0; i < ROWS; i++) {
            int age = draws.normal(54, 9, 29, 77);
            int sex = draws.chance(0.68) ? 1 : 0;
            int pain = draws.weighted(new Integer[] {1, 2, 3, 4}, 0.08, 0.16, 0.28, 0.48);
            int rate = draws.normal(150 - (age - 54) * 0.9, 21, 71, 202);
            int angina = draws.chance(pain == 4 ? 0.5 : 0.15) ? 1 : 0;
            int oldpeak = draws.normal(9 + angina * 6, 10, 0, 62);
            int vessels = draws.weighted(new Integer[] {0, 1, 2, 3}, 0.59, 0.21, 0.13, 0.07);
            String thal = draws.weighted(new String[] {"normal", "reversible", "fixed"}, 0.55, 0.39, 0.06);
            double logit = -3.3
                    + (pain == 4 ? 1.5 : 0)
                    + vessels * 1.1
                    + (thal.equals("normal") ? 0 : 1.4)
                    + angina * 0.7
                    + oldpeak * 0.05
                    + (150 - rate) * 0.02
                    + sex * 0.6;
            rows.add(
                    age,
                    sex,
                    pain,
                    draws.normal(131, 17, 94, 200),
                    draws.normal(246, 51, 126, 564),
                    draws.chance(0.15) ? 1 : 0,
                    draws.weighted(new Integer[] {0, 1, 2}, 0.5, 0.01, 0.49),
                    rate,
                    angina,
                    Rows.fixed(oldpeak / 10.0, 1),
                    draws.weighted(new Integer[] {1, 2, 3}, 0.47, 0.46, 0.07),
                    vessels,
                    thal,
                    draws.logistic(logit) ? 1 : 0);
        }
        return rows.text();
    }
}
