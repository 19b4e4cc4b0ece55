export interface InboundMailTable {
	city_id: number;
	resident_id: number;
	message_hash: string;
	expires_at: Date;
}
