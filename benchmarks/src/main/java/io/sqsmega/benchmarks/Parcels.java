package io.sqsmega.benchmarks;

import java.math.BigDecimal;
import java.util.Random;

/** Generates records of a land register: about 900 bytes each, most of them decimals with 12 digits after the point. */
final class Parcels {
    private static final String[] HEADS = {"ALV", "BER", "CLA", "DOL", "ELL", "FUL", "GRE", "HAR", "JEF", "LOM", "MAS"};
    private static final String[] TAILS = {
        "ARADO", "NALETY", "FERSON", "WORTH", "ENUE", "BARTON", "TON", "MONT", "INGTON"
    };
    private static final int CORNERS = 16;

    private final Random random = new Random(20_261_122);

    static String id(int number) {
        return "P" + (10_000_000 + number);
    }

    static String street(int number) {
        return HEADS[number % HEADS.length] + TAILS[number % TAILS.length];
    }

    String next(int number) {
        StringBuilder json = new StringBuilder(1_000)
                .append("{\"kind\":\"parcel\",\"land\":{\"id\":\"")
                .append(id(number))
                .append("\",\"block\":\"")
                .append(number / 100)
                .append("\",\"lot\":\"")
                .append(number % 100)
                .append("\",\"from\":\"")
                .append(random.nextInt(3_000))
                .append("\",\"to\":null,\"street\":\"")
                .append(street(random.nextInt(HEADS.length * TAILS.length)))
                .append("\",\"type\":\"ST\",\"side\":\"")
                .append(random.nextBoolean() ? 'E' : 'O')
                .append("\",\"value\":")
                .append(decimal(0, 1_000_000, 2))
                .append(",\"area\":")
                .append(decimal(100, 900, 12))
                .append("},\"outline\":{\"type\":\"Polygon\",\"ring\":[");
        for (int i = 0; i < CORNERS; i++) {
            json.append(i == 0 ? "[" : ",[")
                    .append(decimal(-122.51, 0.15, 12))
                    .append(",")
                    .append(decimal(37.7, 0.13, 12))
                    .append(",0.0]");
        }
        return json.append("]},\"recorded\":\"2026-11-22T10:00:00Z\",\"surveyor\":\"office-")
                .append(number % 40)
                .append("\"}")
                .toString();
    }

    private String decimal(double lowest, double range, int digits) {
        long fraction = Math.floorMod(random.nextLong(), 1_000_000_000_000_000L);
        BigDecimal noise = BigDecimal.valueOf(fraction, 15).movePointLeft(3);
        BigDecimal base = BigDecimal.valueOf(lowest + range * random.nextDouble());
        return base.add(noise).setScale(digits, java.math.RoundingMode.HALF_UP).toPlainString();
    }
}
