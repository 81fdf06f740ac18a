package dev.lazurite.storage.samples;

/** 891 passengers that never were: survival hangs on sex, class and age about as it does in the known list. */
final class TitanicTable {
    private static final int ROWS = 891;
    private static final String[] FAMILIES = {
        "Abel",
        "Baker",
        "Carlson",
        "Dale",
        "Eriksen",
        "Flynn",
        "Grant",
        "Hoyt",
        "Ivers",
        "Jensen",
        "Kelly",
        "Larsen",
        "Moran",
        "Nolan",
        "Olsen",
        "Palmer",
        "Quinn",
        "Ryan",
        "Svensson",
        "Turner"
    };
    private static final String[] WOMEN = {"Anna", "Clara", "Edith", "Helen", "Ida", "Mary", "Ruth", "Sofia"};
    private static final String[] MEN = {"Albert", "Carl", "Edward", "George", "Henry", "John", "Oskar", "William"};

    String csv() {
        Draws draws = new Draws(1912);
        Rows rows = new Rows("PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked");
        for (int id = 1; id <= ROWS; id++) {
            int passengerClass = draws.weighted(new Integer[] {1, 2, 3}, 0.24, 0.21, 0.55);
            boolean woman = draws.chance(0.35);
            int age = draws.normal(29 + (3 - passengerClass) * 5, 14, 1, 80);
            int siblings = draws.weighted(new Integer[] {0, 1, 2, 3}, 0.68, 0.23, 0.06, 0.03);
            int parents = draws.weighted(new Integer[] {0, 1, 2}, 0.76, 0.13, 0.11);
            double logit = (woman ? 1.2 : -1.4) + (2 - passengerClass) * 1.0 - (age - 30) * 0.03 - siblings * 0.3;
            double fare = StrictMath.exp(draws.normal(2.4 + (3 - passengerClass) * 0.85, 0.5));
            rows.add(
                    id,
                    draws.logistic(logit) ? 1 : 0,
                    passengerClass,
                    name(draws, woman),
                    woman ? "female" : "male",
                    draws.chance(0.2) ? "" : age,
                    siblings,
                    parents,
                    draws.between(2000, 399_999),
                    Rows.fixed(fare, 4),
                    draws.chance(passengerClass == 1 ? 0.8 : 0.05) ? cabin(draws) : "",
                    draws.weighted(new String[] {"S", "C", "Q"}, 0.72, 0.19, 0.09));
        }
        return rows.text();
    }

    private static String name(Draws draws, boolean woman) {
        String[] first = woman ? WOMEN : MEN;
        String title = woman ? draws.chance(0.6) ? "Miss" : "Mrs" : "Mr";
        return FAMILIES[draws.between(0, FAMILIES.length - 1)] + ", " + title + ". "
                + first[draws.between(0, first.length - 1)];
    }

    private static String cabin(Draws draws) {
        return "ABCDE".charAt(draws.between(0, 4)) + String.valueOf(draws.between(1, 120));
    }
}
