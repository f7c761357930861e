/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Creates a day; nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= CalendarDate.dayCount(year: year, month: month) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-05-06`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = CalendarDate.number(bytes[0..<4]), let month = CalendarDate.number(bytes[5..<7]),
      let day = CalendarDate.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Days since 1 January 1970.
  public var daysSince1970: Int {
    let year = month <= 2 ? self.year - 1 : self.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day so many days after 1 January 1970.
  public init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Whether the day is a Saturday or a Sunday.
  public var isWeekend: Bool {
    let weekday = ((daysSince1970 % 7) + 7 + 4) % 7  // 0 is Sunday
    return weekday == 0 || weekday == 6
  }

  /// `2026-05-06`
  public var iso8601: String {
    "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))-\(CalendarDate.padded(day, 2))"
  }

  private static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}

/// A moment with the local time and the difference from UTC of the place where it was written down.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// The local day.
  public var date: CalendarDate
  package var hour: Int
  package var minute: Int
  package var second: Int
  /// Minutes that local time is ahead of UTC.
  public var offsetMinutes: Int

  /// Why a text is not a moment.
  public enum Fault: Error, Sendable, Hashable {
    /// There is no difference from UTC.
    case missingOffset
    /// It is not of the form `2026-05-06T17:10+02:00`, or the calendar has no such moment.
    case notAMoment
  }

  /// Reads `2026-05-06T17:10+02:00`; seconds may be given, the offset may be `Z`, a space may stand for the `T`.
  public init(parsing text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
      let hour = CalendarDate.number(bytes[11..<13]), let minute = CalendarDate.number(bytes[14..<16]),
      hour < 24, minute < 60
    else { throw .notAMoment }
    var rest = bytes[16...]
    var second = 0
    if rest.first == UInt8(ascii: ":"), rest.count >= 3 {
      guard let value = CalendarDate.number(rest.dropFirst().prefix(2)), value < 60 else { throw .notAMoment }
      second = value
      rest = rest.dropFirst(3)
    }
    guard !rest.isEmpty else { throw .missingOffset }
    guard let offset = Timestamp.offset(Array(rest)) else { throw .notAMoment }
    self.date = date
    self.hour = hour
    self.minute = minute
    self.second = second
    offsetMinutes = offset
  }

  /// Seconds since the beginning of 1970 in UTC.
  public var secondsSince1970: Int {
    date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offsetMinutes * 60
  }

  /// Orders by the moment itself, whatever the offsets.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  /// The moment so many elapsed hours later, in the same offset.
  public func adding(hours: Int) -> Timestamp {
    let local = secondsSince1970 + offsetMinutes * 60 + hours * 3600
    var result = self
    result.date = CalendarDate(daysSince1970: Int((Double(local) / 86_400).rounded(.down)))
    let inDay = local - result.date.daysSince1970 * 86_400
    result.hour = inDay / 3600
    result.minute = inDay % 3600 / 60
    result.second = inDay % 60
    return result
  }

  /// `+02:00`
  public var offsetText: String {
    let minutes = abs(offsetMinutes)
    return (offsetMinutes < 0 ? "-" : "+") + CalendarDate.padded(minutes / 60, 2) + ":"
      + CalendarDate.padded(minutes % 60, 2)
  }

  /// `2026-05-06T17:10:00+02:00`
  public var iso8601: String {
    "\(date.iso8601)T\(CalendarDate.padded(hour, 2)):\(CalendarDate.padded(minute, 2)):"
      + "\(CalendarDate.padded(second, 2))\(offsetText)"
  }

  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = CalendarDate.number(bytes[1..<3]), let minutes = CalendarDate.number(bytes[4..<6]),
      hours <= 14, minutes < 60
    else { return nil }
    return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}

/// `batch.expiresAt`: a moment, or a day for a frozen product.
public enum DateOrTimestamp: Sendable, Hashable {
  case date(CalendarDate)
  case timestamp(Timestamp)
}
